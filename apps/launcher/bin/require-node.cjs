// Runs before anything else, also on a Node far too old: only syntax that every Node parses.
'use strict';
var needed = [20, 19];
var found = process.versions.node.split('.').map(Number);
if (found[0] < needed[0] || (found[0] === needed[0] && found[1] < needed[1])) {
  console.error(
    '需要 Node.js ' +
      needed.join('.') +
      ' 或更新版本，当前为 ' +
      process.versions.node +
      '，请升级后重试。' +
      ' Node.js ' +
      needed.join('.') +
      ' or newer is required, this is ' +
      process.versions.node +
      '.',
  );
  process.exit(1);
}
