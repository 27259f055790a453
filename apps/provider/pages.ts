import { roleNames } from '#platform';
import { groupsOf } from './account-groups.js';
import type { DemoAccount } from './demo-accounts.js';
import { Html, html } from './html.js';

const style = new Html(`
  * { box-sizing: border-box; margin: 0; }
  body { font: 15px/1.6 'Noto Sans SC Variable', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif;
         color: #1b2430; background: #f4f6f9; }
  main { max-width: 1080px; margin: 0 auto; padding: 40px 20px 64px; }
  main.narrow { max-width: 460px; }
  h1 { font-size: 24px; line-height: 1.35; }
  h2 { font-size: 17px; margin: 28px 0 2px; }
  p, .muted { color: #4b5768; }
  .note { margin: 16px 0 0; padding: 8px 12px; color: #5e3c00; background: #f6ecd6; border-radius: 4px; }
  ul { list-style: none; padding: 0; margin-top: 10px; display: grid; gap: 10px;
       grid-template-columns: repeat(auto-fill, minmax(230px, 1fr)); }
  li, form { display: flex; }
  button { font: inherit; cursor: pointer; }
  .person { flex: 1; padding: 12px 14px; text-align: left; color: inherit; background: #fff;
            border: 1px solid #dde3ea; border-radius: 6px; }
  .person:hover, .person:focus-visible { border-color: #1f5a99; outline: 2px solid #1f5a9933; }
  .name { font-weight: 600; font-size: 16px; margin-right: 8px; }
  .role { color: #1f5a99; font-size: 13px; }
  .belonging { display: block; color: #4b5768; font-size: 13px; }
  .sheet { margin-top: 20px; padding: 20px; background: #fff; border: 1px solid #dde3ea; border-radius: 6px; }
  .sheet p + form { margin-top: 16px; }
  .action { flex: 1; padding: 9px 16px; color: #fff; background: #1f5a99; border: 0; border-radius: 4px; }
  .action.quiet { color: #1b2430; background: #e4e9ef; }
  form + form { margin-top: 10px; }`);

/** The frame of every page of the provider. */
export function page(title: string, content: Html, narrow = false): string {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · 演示登录</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <main class="${narrow ? 'narrow' : ''}">
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`.text;
}

/** Who do you want to be? One press signs in. */
export function choicePage(action: string, accounts: readonly DemoAccount[]): string {
  const groups = groupsOf(accounts).map(
    ({ title, lead, accounts: people }) =>
      html`<section>
        <h2>${title}</h2>
        <p>${lead}</p>
        <ul>
          ${people.map((account) => personForm(action, account))}
        </ul>
      </section>`,
  );
  const note = '演示登录：人员均为虚构，选中即登录，不需要密码。正式使用时由统一身份认证平台代替本页。';
  return page(
    '选择登录人员',
    html`<p class="note">${note}</p>
      ${groups}`,
  );
}

/** Confirming oneself again, before something that can't be undone. */
export function confirmPage(action: string, cancel: string, { name }: DemoAccount): string {
  return page(
    '再次确认身份',
    html`<div class="sheet">
        <p>您正以 <b>${name}</b> 的身份登录。接下来的操作需要确认是您本人。</p>
        <form method="post" action="${action}"><button class="action">确认是我</button></form>
        <form method="post" action="${cancel}"><button class="action quiet">取消</button></form>
      </div>
      <p class="note">演示登录：这里以一次确认代替短信验证码或数字证书。</p>`,
    true,
  );
}

/** Signing out: the press is made by the page itself where scripts run. */
export function signOutPage(form: Html): string {
  return page(
    '退出登录',
    html`<div class="sheet">
        <p>正在退出登录……</p>
        ${form}
        <button class="action" type="submit" form="op.logoutForm" value="yes" name="logout">退出登录</button>
      </div>
      <script>
        document.querySelector('button[name=logout]').click();
      </script>`,
    true,
  );
}

/** What went wrong, and what to do next. */
export function faultPage(publicUrl: string): string {
  return page(
    '没有完成登录',
    html`<div class="sheet">
      <p>这次登录已过期或不完整。请回到系统，重新登录。</p>
      <p><a href="${publicUrl}/sign-in">返回政策精准推送</a></p>
    </div>`,
    true,
  );
}

function personForm(action: string, { id, name, roles, department, enterprises }: DemoAccount): Html {
  const belongings = department ? [department] : enterprises;
  return html`<li>
    <form method="post" action="${action}" style="flex: 1">
      <button class="person" name="account" value="${id}">
        <span class="name">${name}</span
        ><span class="role">${roles.map((role) => roleNames[role]).join('、')}</span>
        ${belongings.map((belonging) => html`<span class="belonging">${belonging}</span>`)}
      </button>
    </form>
  </li>`;
}
