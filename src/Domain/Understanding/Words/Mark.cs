namespace AntiFraudBot.Domain.Understanding.Words;

/// <summary>Words that change how the numbers around them are read (R6-R12).</summary>
internal enum Mark
{
    Total,         // 累计
    New,           // 新增
    AsOf,          // 截至, 目前
    Already,       // 已
    Breakdown,     // 其中
    Sum,           // 合计
    Base,          // 应装, 人口, 还差: eats the number behind it
    Population,    // 职工63人: eats the number beside it, unless all of them did something
    Refusal,       // 未装, 装不了: eats the number beside it
    Staff,         // 网格员: eats the number beside it
    OtherRate,     // 知晓率: eats the number behind it
    Compare,       // 较上周: eats the number behind it
    RiseTo,        // 提升到: eats the number before it
    Old,           // 不是, 原报: the number behind it is what was wrong
    Fix,           // 应为, 改为: the number behind it is what is right
    Becomes,       // →: wrong before, right behind
    Wrong,         // 搞错了: the numbers before it in this clause were wrong
    Each,          // 各, 都是
    Respectively,  // 分别
    All,           // 全部
    Plan,          // 计划, 明天
    Hearsay,       // 听说
    Foreign,       // 医保
    Fraud,         // 反诈
    None,          // 无, 零
    PartOfDay,     // 上午
    Again,         // 又, 补
    Vague,         // 大概
    Per,           // 每天
    ThreeTimes,    // 早中晚各
    TwoTimes,      // 早晚各
    Open,          // (
    Close,         // )
}
