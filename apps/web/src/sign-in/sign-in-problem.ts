const TEXTS: Readonly<Record<string, string>> = {
  'account-unknown': '这个账号尚未开通，或已停用。请联系本单位管理员开通后再登录。',
  'another-account': '确认身份时用了另一个账号。请用当前登录的账号重新确认。',
  'attempt-expired': '这次登录已过期或已使用过，请重新登录。',
  'no-provider': '尚未配置统一身份认证，请联系系统管理员。',
  'provider-unreachable': '统一身份认证平台暂时没有响应，请稍后重试。',
  'sign-in-refused': '身份认证平台没有通过这次登录，或您取消了登录。',
  'too-many-requests': '登录过于频繁，为防止试探账号已暂停片刻。请等一分钟再试。',
  'step-up-weak': '身份确认的方式不够，请按要求的方式（如短信验证码、数字证书）确认。',
};

/** Why a sign-in did not come about, and what to do next. */
export const problemText = (code: string): string => TEXTS[code] ?? '登录没有成功，请重试。';
