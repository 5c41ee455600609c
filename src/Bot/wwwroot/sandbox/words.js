// Chinese words for the fixed words of the API.
export const roles = { office: '平安办', commander: '领导', cadre: '干部', police: '民警', resident: '群众', admin: '管理员' };

export const metrics = {
  app_install: '安装', app_register: '注册', app_alert: '开启预警', install_rate: '安装率', household_visit: '入户', people_reached: '宣传',
  leaflet: '资料', poster: '海报', banner: '横幅', event: '活动', broadcast: '广播', screen: '电子屏', pledge: '承诺书', push_group: '转发群',
  push_people: '群覆盖', case: '发案', loss: '损失', dissuade: '劝阻', loss_avoided: '避免损失', repatriate: '劝返', tip: '线索',
};

const unitWords = {
  install_rate: '%', household_visit: '户', leaflet: '份', poster: '张', banner: '条', event: '场', broadcast: '次', screen: '块', pledge: '份',
  push_group: '个', case: '起', loss: '元', loss_avoided: '元', tip: '条',
};

export function valueText({ metric, aspect, value }) {
  const text = Number(value).toLocaleString('zh-CN') + (unitWords[metric] ?? '人');
  return aspect === 'new' ? `+${text}` : text;
}

// Each state has its own sign as well as its colour, so that nobody needs to tell colours apart.
export const dutyStates = {
  open: ['○', '待报', 'wait'], partial: ['◐', '缺项', 'wait'], done: ['●', '已报', 'good'],
  late: ['◆', '迟报', 'warn'], extended: ['◇', '延期', 'warn'], missed: ['✕', '未报', 'bad'],
};

export const deliveryStates = {
  sent: ['●', '已发', 'good'], relayed: ['◆', '已转发', 'good2'], 'relay-due': ['◐', '待转发', 'warn'],
  pending: ['○', '待发', 'wait'], failed: ['✕', '未成', 'bad'], cancelled: ['—', '取消', 'off'],
};

export const ledgerStates = {
  accepted: ['●', '入账', 'good'], pending: ['◐', '待核', 'warn'], superseded: ['↺', '被替代', 'off'], retracted: ['✕', '撤回', 'off'],
};

const forms = { weekly: '周报', monthly: '月报', 'monthly-13': '13日报', 'monthly-25': '25日报', 'monthly-28': '28日报', roster: '花名册' };
export const formText = (form) => forms[form] ?? form;
