import { useRouteError } from 'react-router';
import { Failure } from './failure.js';

/** A page that could not be shown at all, for instance since a newer version of it was installed meanwhile. */
export function RouteFailure() {
  return <Failure error={useRouteError()} title="页面没能打开" onRetry={() => window.location.reload()} />;
}
