import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { MainNav } from './main-nav.js';
import type { Place } from './navigation.js';

/** The main navigation of a phone, behind a button. */
export function NavDrawer({ places }: { places: readonly Place[] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        type="text"
        icon={<MenuOutlined />}
        aria-label="打开导航"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      />
      <Drawer title="导航" placement="left" size={260} open={open} onClose={() => setOpen(false)}>
        <MainNav places={places} onGo={() => setOpen(false)} />
      </Drawer>
    </>
  );
}
