namespace AntiFraudBot.Domain.Assessment;

/// <summary>Faults of the assessment's settings, found at the start.</summary>
public static class AssessmentRules
{
    /// <summary>The first thing wrong, as a sentence for the office that names the setting; null when all is well.</summary>
    public static string? Fault(AssessmentPolicy policy)
    {
        if (policy.AppealWorkdays is < 1 or > 30) return "设置 Assessment:AppealWorkdays（几个工作日内可以申诉）应在1到30之间。";
        if (Points(policy.Score).FirstOrDefault(p => p.Value is < 0 or > 100) is { Name: { } name }) return $"设置 Assessment:Score:{name} 应在0到100之间。";
        if (policy.Cards is { BottomLeast: < 0 } or { BottomWeeks: < 1 } or { ClearWeeks: < 1 } or { UnclearedDays: < 1 }) return "设置 Assessment:Cards 里的周数、天数至少为1。";
        if (policy.Cards.BottomMost < policy.Cards.BottomLeast) return "设置 Assessment:Cards 里 BottomMost 不能小于 BottomLeast。";
        if (policy.Veto is { Cases: < 0 } or { Loss: < 0 } or { RiseLeast: < 1 }) return "设置 Assessment:Veto 里的起数、金额不能小于0，RiseLeast 至少为1。";
        if (policy.Composite.Events < 1) return "设置 Assessment:Composite:Events（一个季度几场活动得满分）至少为1。";
        return policy.Composite is { Enabled: true, Total: not 100 } ? "设置 Assessment:Composite 各项权重加起来应为100。" : null;
    }

    private static IEnumerable<(string Name, decimal Value)> Points(ScorePolicy s) =>
        [(nameof(s.Full), s.Full), (nameof(s.Case), s.Case), (nameof(s.StaffCase), s.StaffCase), (nameof(s.NotReachedMost), s.NotReachedMost)];
}
