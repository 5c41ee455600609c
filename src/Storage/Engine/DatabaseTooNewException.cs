namespace AntiFraudBot.Storage;

/// <summary>The store was written by a newer program: this one must not touch it.</summary>
public sealed class DatabaseTooNewException(int found, int known) : Exception(
    $"数据库版本 {found} 比本程序认识的 {known} 新，请换用新版程序。 The database is at version {found}, this program knows {known}: run the newer program.")
{
    public int Found { get; } = found;
    public int Known { get; } = known;
}
