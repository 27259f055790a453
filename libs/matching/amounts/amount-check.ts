import type { Amount, BandedAmount, TieredAmount } from './amount.js';
import { AMOUNT_UNIT } from './estimate.js';
import type { Catalogue, FieldType } from '../fields/field.js';
import { unitRatio } from '../fields/unit.js';

/** What is wrong with an amount, and where: a JSON Pointer within it. */
export interface AmountFault {
  readonly pointer: string;
  readonly message: string;
}

/** Holds an amount against the catalogue: fields there and of the right type and unit, tiers apart, bands in order. */
export function checkAmount(amount: Amount, catalogue: Catalogue, pointer = ''): AmountFault[] {
  switch (amount.kind) {
    case 'fixed':
      return [];
    case 'rate':
      return [...fieldFaults(amount.of, 'number', catalogue, `${pointer}/of`), ...moneyFaults(amount.of)];
    case 'perUnit':
      return fieldFaults(amount.of, 'number', catalogue, `${pointer}/of`);
    case 'tiered':
      return [
        ...fieldFaults(amount.by, 'enum', catalogue, `${pointer}/by`),
        ...tierFaults(amount, catalogue, pointer),
        ...amount.tiers.flatMap((tier, i) =>
          checkAmount(tier.amount, catalogue, `${pointer}/tiers/${i}/amount`),
        ),
      ];
    case 'banded':
      return [
        ...fieldFaults(amount.by, 'number', catalogue, `${pointer}/by`),
        ...bandFaults(amount, pointer),
        ...amount.bands.flatMap((band, i) =>
          checkAmount(band.amount, catalogue, `${pointer}/bands/${i}/amount`),
        ),
      ];
  }

  function moneyFaults(key: string): AmountFault[] {
    const field = catalogue.get(key);
    if (field?.type !== 'number' || unitRatio(AMOUNT_UNIT, field.unit) !== undefined) return [];
    return [{ pointer: `${pointer}/of`, message: `“${field.label}”的单位不是金额，不能按比例计算金额` }];
  }
}

const typeNames: Readonly<Partial<Record<FieldType, string>>> = { number: '数值', enum: '选项' };

function fieldFaults(key: string, type: FieldType, catalogue: Catalogue, pointer: string): AmountFault[] {
  const field = catalogue.get(key);
  if (!field) return [{ pointer, message: `指标“${key}”不在指标目录中` }];
  return field.type === type ? [] : [{ pointer, message: `“${field.label}”应为${typeNames[type]}型指标` }];
}

function tierFaults({ by, tiers }: TieredAmount, catalogue: Catalogue, pointer: string): AmountFault[] {
  const options = catalogue.get(by)?.options ?? [];
  const seen = new Set<string>();
  return tiers.flatMap(({ values }, i) =>
    values.flatMap((value, v): AmountFault[] => {
      const place = `${pointer}/tiers/${i}/values/${v}`;
      if (!options.some((option) => option.value === value))
        return [{ pointer: place, message: `“${value}”不是可选的值` }];
      if (seen.has(value)) return [{ pointer: place, message: `“${value}”已在另一档中` }];
      seen.add(value);
      return [];
    }),
  );
}

function bandFaults({ bands }: BandedAmount, pointer: string): AmountFault[] {
  return bands.flatMap((band, i): AmountFault[] => {
    const place = `${pointer}/bands/${i}`;
    const end = band.upTo ?? band.below;
    const isLast = i === bands.length - 1;
    if (band.upTo !== undefined && band.below !== undefined)
      return [{ pointer: place, message: '一档的上限只能写 upTo（含）或 below（不含）之一' }];
    if (end === undefined) return isLast ? [] : [{ pointer: place, message: '除最后一档外，每档都应有上限' }];
    if (isLast) return [{ pointer: place, message: '最后一档不应有上限，否则超出的企业没有对应的档' }];
    const before = bands[i - 1];
    const former = before?.upTo ?? before?.below;
    return former === undefined || former < end ? [] : [{ pointer: place, message: '各档的上限应由小到大' }];
  });
}
