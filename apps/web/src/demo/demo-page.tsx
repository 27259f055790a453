import { useQuery } from '@tanstack/react-query';
import { fetchPeople } from '../api/session.js';
import type { DemoPerson } from '../api/types.js';
import { Empty } from '../app/empty.js';
import { Loaded } from '../app/loaded.js';
import { NoticeBar } from '../app/notice-bar.js';
import { Page } from '../app/page.js';
import { useChoosePerson } from '../app/session.js';
import { reasonOf } from '../api/problem.js';
import styles from './demo-page.module.css';
import { groupsOf } from './people-groups.js';
import { PersonCard } from './person-card.js';

/** Who do you want to be? */
export default function DemoPage() {
  const people = useQuery({ queryKey: ['people'], queryFn: fetchPeople, staleTime: 60_000 });
  return (
    <Page title="选择演示人员" lead="先选一个人，再以他的身份使用系统；随时可从右上角切换。">
      <NoticeBar tone="warn">演示环境：所有企业及其数据均由程序生成，人员也是虚构的。</NoticeBar>
      <Loaded query={people}>{(all) => <People all={all} />}</Loaded>
    </Page>
  );
}

function People({ all }: { all: DemoPerson[] }) {
  const choose = useChoosePerson();
  if (all.length === 0) return <Empty title="没有演示人员">演示数据还没有装入。</Empty>;
  return (
    <>
      {choose.error && <NoticeBar tone="bad">{reasonOf(choose.error)}</NoticeBar>}
      <div className={styles.groups}>
        {groupsOf(all).map(({ title, lead, people }) => (
          <section key={title} aria-label={title}>
            <h2 className={styles.title}>{title}</h2>
            <p className="muted">{lead}</p>
            <ul className={styles.people}>
              {people.map((person) => (
                <li key={person.id}>
                  <PersonCard
                    person={person}
                    busy={choose.isPending && choose.variables === person.id}
                    onChoose={() => choose.mutate(person.id)}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
