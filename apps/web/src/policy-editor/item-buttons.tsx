import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';

/** What can be done to an item among the others; what can't is not there. */
export interface ItemSteps {
  up?: (() => void) | undefined;
  down?: (() => void) | undefined;
  copy: () => void;
  remove: () => void;
}

/** Moves, copies and removes an item; removing asks, since its rule may be the work of an hour. */
export function ItemButtons({ name, steps }: { name: string; steps: ItemSteps }) {
  const { modal } = App.useApp();
  const ask = () =>
    void modal.confirm({
      title: `删除${name}？`,
      content: '它的条件、依据和支持内容一起删除，不能恢复。',
      okText: '删除',
      okButtonProps: { danger: true },
      onOk: steps.remove,
    });
  return (
    <>
      <Button
        size="small"
        icon={<ArrowUpOutlined aria-hidden />}
        aria-label={`上移${name}`}
        disabled={!steps.up}
        onClick={steps.up}
      />
      <Button
        size="small"
        icon={<ArrowDownOutlined aria-hidden />}
        aria-label={`下移${name}`}
        disabled={!steps.down}
        onClick={steps.down}
      />
      <Button
        size="small"
        icon={<CopyOutlined aria-hidden />}
        aria-label={`复制${name}`}
        onClick={steps.copy}
      />
      <Button
        size="small"
        danger
        icon={<DeleteOutlined aria-hidden />}
        aria-label={`删除${name}`}
        onClick={ask}
      />
    </>
  );
}
