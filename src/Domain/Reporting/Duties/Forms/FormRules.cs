using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Reporting.Duties;

/// <summary>What forms must be so that every number has one place (rule D9).</summary>
public static class FormRules
{
    /// <summary>The first thing wrong, as a sentence for the office; null when all is well.</summary>
    public static string? Fault(WeeklyForm weekly, IReadOnlyList<Form> others)
    {
        var names = others.GroupBy(f => f.Name).FirstOrDefault(g => g.Count() > 1)?.Key ?? others.GroupBy(f => f.Title).FirstOrDefault(g => g.Count() > 1)?.Key;
        return names is not null ? $"设置 Forms:Other 里有两张表都叫“{names}”。" : others.Select(f => Fault(weekly, f)).FirstOrDefault(f => f is not null);
    }

    private static string? Fault(WeeklyForm weekly, Form form)
    {
        if (form.Name.Length == 0 || form.Name == WeeklyForm.Name || !form.Name.All(c => c is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9')))
            return $"设置 Forms:Other 里的 Name “{form.Name}”只能用小写字母、数字和连字符，且不能是 {WeeklyForm.Name}。";
        if (form.Title.Length < 2) return $"设置 Forms:Other 里的“{form.Name}”没有 Title（群里的叫法，至少两个字）。";
        if (form.Debtors.Tier is not (Tier.Village or Tier.Grid)) return $"“{form.Title}”的 Tier 只能是 village 或 grid。";
        if (form is { IsRoster: true, IsTask: false }) return $"“{form.Title}”（{Form.Roster}）收的是花名册文件，不填 Required。";
        if (form is { IsTask: true, IsRoster: false, Schedule.IsCounter: true }) return $"“{form.Title}”没有 Required，不知道要报什么。";
        if (form.Schedule.IsCounter) return form.IsRoster ? $"“{form.Title}”不能按季度、学期收，请用 weeks、days-of-month 或 every-days。" : Counter(form);
        // Two periods that overlap and count the same thing would count it twice; a running total cannot.
        var twice = form.Numbers.Where(n => weekly.Enabled && n.Aspect == Aspect.New && weekly.Required.Concat(weekly.Optional).Contains(n.Metric)).Select(n => (Metric?)n.Metric).FirstOrDefault();
        return twice is { } metric ? $"“{form.Title}”要报的{metric.ChineseName()}周报已经在报，会重复计算。请改为累计：{metric.Key()}.total。" : null;
    }

    private static string? Counter(Form form) => form switch
    {
        { Required: not [{ Aspect: Aspect.New }] } => $"“{form.Title}”是计数任务，Required 只能填一个指标（不带 .total）。",
        { Minimum: <= 0 } => $"“{form.Title}”的 Minimum 应大于零。",
        _ => null,
    };
}
