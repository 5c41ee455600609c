namespace AntiFraudBot.Domain.Reporting;

/// <summary>Key, Chinese name and unit word of each metric (docs/rules.md, "Metrics"). Money is in yuan, rates in percent 0-100.</summary>
public static class MetricCatalogue
{
    private sealed record Entry(Metric Metric, string Key, string Name, string UnitWord);

    private static readonly Entry[] Entries =
    [
        new(Metric.AppInstall, "app_install", "安装", "人"),
        new(Metric.AppRegister, "app_register", "注册", "人"),
        new(Metric.AppAlert, "app_alert", "开启预警", "人"),
        new(Metric.InstallRate, "install_rate", "安装率", "%"),
        new(Metric.HouseholdVisit, "household_visit", "入户", "户"),
        new(Metric.PeopleReached, "people_reached", "宣传", "人"),
        new(Metric.Leaflet, "leaflet", "资料", "份"),
        new(Metric.Poster, "poster", "海报", "张"),
        new(Metric.Banner, "banner", "横幅", "条"),
        new(Metric.Event, "event", "活动", "场"),
        new(Metric.Broadcast, "broadcast", "广播", "次"),
        new(Metric.Screen, "screen", "电子屏", "块"),
        new(Metric.Pledge, "pledge", "承诺书", "份"),
        new(Metric.PushGroup, "push_group", "转发群", "个"),
        new(Metric.PushPeople, "push_people", "群覆盖", "人"),
        new(Metric.Case, "case", "发案", "起"),
        new(Metric.Loss, "loss", "损失", "元"),
        new(Metric.Dissuade, "dissuade", "劝阻", "人"),
        new(Metric.LossAvoided, "loss_avoided", "避免损失", "元"),
        new(Metric.Repatriate, "repatriate", "劝返", "人"),
        new(Metric.Tip, "tip", "线索", "条"),
    ];

    private static readonly Dictionary<string, Metric> ByKey = Entries.ToDictionary(e => e.Key, e => e.Metric);

    public static IReadOnlyList<Metric> All { get; } = [.. Entries.Select(e => e.Metric)];

    public static string Key(this Metric metric) => Entries[(int)metric].Key;

    public static string ChineseName(this Metric metric) => Entries[(int)metric].Name;

    public static string UnitWord(this Metric metric) => Entries[(int)metric].UnitWord;

    public static Metric? Find(string key) => ByKey.TryGetValue(key, out var metric) ? metric : null;

    public static string Key(this Aspect aspect) => aspect == Aspect.New ? "new" : "total";

    /// <summary>Metrics for which only police or office entries count in rankings (rule B5); others' are shown 待核.</summary>
    public static bool NeedsPolice(this Metric metric) =>
        metric is Metric.Case or Metric.Loss or Metric.Dissuade or Metric.LossAvoided or Metric.Repatriate;
}
