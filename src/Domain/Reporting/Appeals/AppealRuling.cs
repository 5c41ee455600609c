namespace AntiFraudBot.Domain.Reporting;

/// <summary>What the office decides on a contested number: 维持, 改, 作废.</summary>
public enum AppealRuling { Uphold, Change, Void }
