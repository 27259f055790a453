import { createContext } from 'react';

/** What Enter in a line of text does: nothing, unless a dialog around it can go on. */
export const GoingOn = createContext<(() => void) | undefined>(undefined);
