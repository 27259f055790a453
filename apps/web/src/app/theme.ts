import type { ThemeConfig } from 'antd';

/** Who asks for less motion gets none: nothing waits for transitions that the style sheet takes away. */
const motion = !window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** One quiet government blue; greys and signal colours dark enough for WCAG AA on white. */
export const theme: ThemeConfig = {
  hashed: false,
  token: {
    motion,
    colorPrimary: '#1f5a99',
    colorInfo: '#1f5a99',
    colorLink: '#1f5a99',
    colorLinkHover: '#174a80',
    colorSuccess: '#1b6b3b',
    colorWarning: '#855000',
    colorError: '#a5241d',
    colorText: '#1b2430',
    colorTextSecondary: '#4b5768',
    colorTextTertiary: '#566274',
    colorTextDescription: '#4b5768',
    colorTextPlaceholder: '#687385',
    colorBorder: '#c3ccd7',
    colorBorderSecondary: '#dde3ea',
    colorBgLayout: '#f4f6f9',
    borderRadius: 4,
    fontFamily: "'Noto Sans SC Variable', 'PingFang SC', 'Microsoft YaHei', sans-serif",
    fontSize: 14,
    controlHeight: 34,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Segmented: { itemColor: '#4b5768', trackBg: '#e4e9ef' },
  },
};
