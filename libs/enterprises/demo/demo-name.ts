import type { Random } from './random.js';
import type { Trade } from './trade.js';

const FIRST =
  '宝杉泽瑞恒嘉昊铭鑫盛源祥腾凯诚弘博雅晟启辰星云海川岳峰林森沐禾安康乐悦欣荣昌茂达通顺和裕丰益佳优卓越超群力劲迅捷锐敏睿思远志同信义仁德厚正方圆广展';
const SECOND =
  '杉泽瑞恒嘉昊铭鑫盛源祥腾凯诚弘博雅晟启辰星云海川岳峰林森沐禾安康悦欣荣昌茂达通顺裕丰益佳优卓越群劲捷锐睿远志信义德正展朗清澜溪韵格维科迪拓创翔尔特';
const THIRD = '源泰邦兴隆晖然奇森洋诺格尔斯特利亚克达';
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严';
const GIVEN =
  '建国明军伟强磊洋勇杰涛超平刚辉鹏华飞斌波宇浩凯健俊峰芳娜敏静丽艳娟霞秀玲桂英萍红梅兰燕琴云洁莉珍雪琳晶慧巧美娅瑞佩蓉薇菁梦岚苑筠柔竹霭凝晓欢枫芸菲寒伊亚宜可姬舒影荔枝思';

/** Names of well-known firms, which a demo district had better not make up facts about. */
const KNOWN = new Set(
  '宝钢 宝武 凯德 恒大 恒源 恒丰 瑞安 瑞恒 嘉里 信达 海通 海康 中信 安信 正泰 正大 通达 海信 海尔 海澜 同仁 同方 万达 达能 通用 顺丰 安泰 安踏 远洋 远东 德邦 德力 方正 科迪 云海 星辰 康佳 乐高 优信 迅捷 卓越 腾讯 昌河 荣昌 裕丰 锐捷'.split(
    ' ',
  ),
);

/** The name that sets a firm apart (字号), of two or three characters. */
function brand(random: Random): string {
  for (;;) {
    const pair = random.pick(FIRST) + random.pick(SECOND);
    if (pair.charAt(0) === pair.charAt(1) || KNOWN.has(pair)) continue;
    return random.chance(0.42) ? pair + random.pick(THIRD) : pair;
  }
}

/** What a firm's registration type (国统字〔2011〕86号) makes of the end of its name. */
const LEGAL_FORMS: ReadonlyMap<string, string> = new Map([
  ['110', '总公司'],
  ['120', '厂'],
  ['130', '股份合作公司'],
  ['160', '股份有限公司'],
  ['171', '中心（个人独资）'],
  ['172', '中心（有限合伙）'],
  ['174', '股份有限公司'],
]);

/** A firm's name: 上海泽瑞机电设备有限公司. */
export function firmName(trade: Trade, registrationType: string, random: Random): string {
  const word = random.pick(trade.words);
  const form = LEGAL_FORMS.get(registrationType) ?? '有限公司';
  const foreign = registrationType >= '210' && registrationType <= '390';
  if (foreign || random.chance(0.08)) return `${brand(random)}${word}（上海）${form}`;
  return `上海${brand(random)}${word}${form}`;
}

/** An individual business's name: 宝山区顾村镇李记面馆. */
export function shopName(trade: Trade, townName: string, random: Random): string {
  const place = /(镇|街道)$/.test(townName) ? townName : '';
  return `宝山区${place}${keeper(random)}${random.pick(trade.words)}`;
}

function keeper(random: Random): string {
  const surname = random.pick(SURNAMES);
  const style = random.next();
  if (style < 0.12) return `${surname}记`;
  if (style < 0.2) return `老${surname}`;
  if (style < 0.3) return `阿${random.pick(GIVEN)}`;
  if (style < 0.45) return brand(random);
  if (style < 0.75) return random.pick(GIVEN) + random.pick(GIVEN);
  return surname + random.pick(GIVEN) + random.pick(GIVEN);
}

/** A farmers' cooperative's name: 上海沐禾蔬菜专业合作社. */
export function cooperativeName(trade: Trade, random: Random): string {
  return `上海${brand(random)}${random.pick(trade.words)}专业合作社`;
}
