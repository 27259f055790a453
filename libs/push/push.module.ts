import { Module } from '@nestjs/common';
import { EnterprisesModule, PersonalHoldings } from '#enterprises';
import { PoliciesModule } from '#policies';
import { DraftCheck } from './draft-check.js';
import { Inbox } from './inbox/inbox.js';
import { InboxEvents } from './inbox/inbox-events.js';
import { CodeLists } from './lists/code-lists.js';
import { Ledger } from './ledger/ledger.js';
import { RefusedDeliveries } from './ledger/refused-deliveries.js';
import { ToldPolicies } from './ledger/told-policies.js';
import { Planner } from './planner.js';
import { PushAudiences } from './push-audiences.js';
import { PushBoard } from './push-board.js';
import { pushHoldings } from './push-holdings.js';
import { PushHistory } from './push-history.js';
import { PushReach } from './push-reach.js';
import { ReceivedPushes } from './received-pushes.js';
import { Pushes } from './pushes.js';
import { Todos } from './todos/todos.js';

const services = [
  Todos,
  CodeLists,
  DraftCheck,
  Inbox,
  InboxEvents,
  Ledger,
  Planner,
  PushAudiences,
  PushBoard,
  PushHistory,
  PushReach,
  Pushes,
  ReceivedPushes,
  RefusedDeliveries,
  ToldPolicies,
];

@Module({ imports: [EnterprisesModule, PoliciesModule], providers: services, exports: services })
export class PushModule {
  constructor(holdings: PersonalHoldings) {
    holdings.register(pushHoldings);
  }
}
