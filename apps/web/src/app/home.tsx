import { Navigate } from 'react-router';
import { homeOf, useMe } from './session.js';

/** Sends everybody to where their work begins. */
export function Home() {
  return <Navigate to={homeOf(useMe())} replace />;
}
