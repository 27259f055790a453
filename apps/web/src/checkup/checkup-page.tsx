import { useQuery } from '@tanstack/react-query';
import { PrinterOutlined } from '@ant-design/icons';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { Link, useParams } from 'react-router';
import { checkupQuery } from '../api/checkups.js';
import { fileOf } from '../api/file-of.js';
import type { CheckupReport } from '../api/types.js';
import { useAddress } from '../app/address.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { Loaded } from '../app/loaded.js';
import { Page } from '../app/page.js';
import { isEnterprisePerson, useMe } from '../app/session.js';
import { CheckupBasis } from './checkup-basis.js';
import styles from './checkup.module.css';
import { KeepReport } from './keep-report.js';
import { SupplyPanel } from './supply-panel.js';
import { usePrinting } from './use-printing.js';
import { VerdictCounts } from './verdict-counts.js';
import { VerdictGroup } from './verdict-group.js';
import { VERDICTS } from './verdict.js';

/** Which policies does this enterprise qualify for, what do they bring, and what is missing? */
export default function CheckupPage() {
  const { uscc = '' } = useParams();
  const address = useAddress();
  const on = address.text('on');
  const report = useQuery(checkupQuery(uscc, on));
  const own = isEnterprisePerson(useMe());
  return (
    <Page
      narrow
      title="政策体检"
      lead={
        report.data && (
          // Above the page of its own an enterprise sees its name already, on paper it does not.
          <span className={own ? styles.onPaper : undefined}>
            {report.data.enterprise.name}（{uscc}）
          </span>
        )
      }
      back={own ? undefined : { to: `/enterprises/${uscc}`, label: '返回企业信息' }}
      actions={
        <>
          <DatePicker
            aria-label="判断日期"
            placeholder="今天"
            value={on ? dayjs(on) : null}
            disabledDate={(day) => day.isAfter(dayjs(), 'day')}
            onChange={(_, text) => address.change({ on: typeof text === 'string' ? text : undefined })}
            style={{ width: 140 }}
          />
          <KeepReport uscc={uscc} on={on} disabled={!report.data} />
          <Link to="reports" relative="path" className={styles.toReports}>
            已存报告
          </Link>
          <DownloadButton
            address={fileOf(`/api/enterprises/${uscc}/checkup/export.csv`, {
              on,
              policy: address.text('policy'),
            })}
          >
            导出 CSV
          </DownloadButton>
          <Button
            icon={<PrinterOutlined aria-hidden />}
            disabled={!report.data}
            onClick={() => window.print()}
          >
            打印
          </Button>
        </>
      }
    >
      <Loaded query={report} rows={10}>
        {(data) => <Report report={data} />}
      </Loaded>
    </Page>
  );
}

function Report({ report }: { report: CheckupReport }) {
  const address = useAddress();
  const printing = usePrinting();
  const policy = address.text('policy');
  const items = policy ? report.items.filter((item) => item.policy.code === policy) : report.items;
  const groups = VERDICTS.map((word) => ({
    word,
    items: items.filter(({ verdict }) => verdict === word.verdict),
  }));
  return (
    <>
      <CheckupBasis report={report} />
      {policy && (
        <p className={styles.filter}>
          只显示《{items[0]?.policy.title ?? policy}》。
          <Button type="link" size="small" onClick={() => address.change({ policy: undefined })}>
            查看全部政策
          </Button>
        </p>
      )}
      <VerdictCounts groups={groups} sum={policy ? null : report.sum} />
      {!policy && <SupplyPanel facts={report.toSupply} />}
      {items.length === 0 && <Empty title="没有可以体检的政策">部门发布政策后，可以在这里查看结果。</Empty>}
      {groups.map(({ word, items: found }) =>
        found.length === 0 ? null : (
          <VerdictGroup
            key={word.verdict}
            word={word}
            items={found}
            // On paper, conditions of what can't be applied for are only more pages.
            expanded={(printing && word.verdict !== 'notInForce') || Boolean(policy)}
          />
        ),
      )}
    </>
  );
}
