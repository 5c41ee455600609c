using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation.Checkup;

/// <summary>Whether tips can be taken, by whom they are read, and whether what lies sealed still opens (rule I21).</summary>
public static class TipChecks
{
    private const string Name = "举报线索";

    /// <summary>InUse = the names of keys under which tips lie, members = who is registered; both empty when the store could not tell.</summary>
    public static Finding Of(TipSettings settings, IReadOnlyList<string> inUse, IReadOnlyDictionary<string, Member> members)
    {
        SealingKeys? keys;
        try
        {
            keys = settings.Sealing();
        }
        catch (CannotStartException e)
        {
            return Finding.Bad(Name, e.Message, "改好环境变量 Tips__IdentityKey、Tips__FormerKeys__0 再启动");
        }

        var lost = inUse.Except(keys?.Names ?? []).ToList();
        if (lost.Count > 0) return Finding.Bad(Name, $"有线索用的密钥（{string.Join('、', lost)}）不在环境变量里，打不开", "把旧密钥放进 Tips__FormerKeys__0，运行 rekey 后再拿掉；找不回的到期自动删除");
        if (keys is null) return Finding.Warning(Name, "没有密钥，线索不收，请人直接找派出所", "要收线索：openssl rand -base64 32，放进环境变量 Tips__IdentityKey");
        if (settings.Officers.Count == 0) return Finding.Warning(Name, "收线索，不收举报人身份，没有指定民警", "要发奖励时在 Tips:Officers 写上民警的人员编号");
        var unknown = members.Count == 0 ? [] : settings.Officers.Where(o => members.GetValueOrDefault(o) is not { Role: Role.Police }).ToList();
        return unknown.Count > 0
            ? Finding.Bad(Name, $"Tips:Officers 里的 {string.Join('、', unknown)} 不是登记的民警", "改成民警的人员编号")
            : Finding.Ok(Name, $"加密保存，指定民警{settings.Officers.Count}人");
    }
}
