using AntiFraudBot.Channels.Ways;

namespace AntiFraudBot.Channels.Probing;

/// <summary>What is found out about the ways into one bound group, put into one line.</summary>
internal sealed class GroupFindings(Address group)
{
    private readonly List<string> _good = [];
    private readonly List<string> _bad = [];

    public void Good(string says) => _good.Add(says);

    public void Bad(string says) => _bad.Add(says);

    /// <summary>robot: how the platform calls it. ready: what to say of one that works.</summary>
    public void Webhook(string robot, Func<string, bool> knows, Func<string, string?> deadBy, Func<string, string> ready)
    {
        if ((WebhookNames.For(group, knows) ?? group.Services.GetValueOrDefault(GroupServices.Webhook)) is not { } name) return;
        if (!knows(name)) Bad($"设置里没有名为“{name}”的{robot}");
        else if (deadBy(name) is { } code) Bad($"{robot}“{name}”已失效（{code}），要在群里重新添加");
        else Good(ready(name));
    }

    /// <summary>noWay: the finding when nothing leads into the group and nothing is broken.</summary>
    public ProbeFinding Sum(ProbeLevel noWay, string says, string nextStep)
    {
        var what = $"群“{(group.Name.Length > 0 ? group.Name : group.ChatId)}”";
        if (_good.Count + _bad.Count == 0) return new(what, noWay, says, nextStep);
        var level = _good.Count == 0 ? ProbeLevel.Bad : _bad.Count > 0 ? ProbeLevel.Warn : ProbeLevel.Good;
        return new(what, level, string.Join('；', _good.Concat(_bad)) + "。", _bad.Count > 0 ? "按上面的提示修好，其他方式照常发送。" : null);
    }
}
