namespace AntiFraudBot.Domain.Evidence.Rosters;

/// <summary>What a column of a roster means (rule E1). Identity, Address and Bank are not taken over (rule E4); Other is known and of no use here.</summary>
public enum RosterColumn
{
    Number, Unit, Grid, Name, Phone, Aged, Installed, Registered, InstalledAndRegistered, CallAlert, SmsAlert, Date, Sponsor, Reached, Pledge, Checked,
    Remark, Identity, Address, Bank, Other,
}

/// <summary>The words of the columns.</summary>
public static class RosterColumns
{
    private static readonly (RosterColumn Column, string Word)[] Words =
    [
        (RosterColumn.Name, "姓名"), (RosterColumn.Phone, "电话"), (RosterColumn.Installed, "安装"), (RosterColumn.Registered, "注册"),
        (RosterColumn.InstalledAndRegistered, "安装注册"), (RosterColumn.CallAlert, "来电预警"), (RosterColumn.SmsAlert, "短信预警"),
        (RosterColumn.Date, "日期"), (RosterColumn.Sponsor, "包干人"), (RosterColumn.Grid, "网格"), (RosterColumn.Number, "序号"), (RosterColumn.Remark, "备注"),
        (RosterColumn.Identity, "身份证号"), (RosterColumn.Address, "住址"), (RosterColumn.Bank, "银行卡号"), (RosterColumn.Other, "不用"),
    ];

    public static bool IsForbidden(this RosterColumn column) => column is RosterColumn.Identity or RosterColumn.Address or RosterColumn.Bank;

    public static bool IsTick(this RosterColumn column) =>
        column is RosterColumn.Installed or RosterColumn.Registered or RosterColumn.InstalledAndRegistered or RosterColumn.CallAlert or RosterColumn.SmsAlert;

    public static string ChineseName(this RosterColumn column) => Array.Find(Words, w => w.Column == column).Word ?? "其他";

    /// <summary>The column somebody names in 花名册列 国反=安装; null when the word names none.</summary>
    public static RosterColumn? Named(string word) => RosterHeadings.Meaning(word) ?? Array.Find(Words, w => w.Word == word) switch
    {
        { Word: not null } found => found.Column,
        _ => null,
    };
}
