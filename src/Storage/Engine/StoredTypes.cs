using System.Data;
using System.Globalization;
using Dapper;

namespace AntiFraudBot.Storage;

/// <summary>Tells Dapper how this house stores instants and dates, once for the process.</summary>
internal static class StoredTypes
{
    private static readonly bool Registered = RegisterAll();

    public static void Register() => _ = Registered;

    private static bool RegisterAll()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;

        // Without removing the built-in maps parameters would skip the handlers.
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.RemoveTypeMap(typeof(DateOnly));
        SqlMapper.RemoveTypeMap(typeof(DateOnly?));
        SqlMapper.AddTypeHandler(typeof(DateTimeOffset), new InstantHandler());
        SqlMapper.AddTypeHandler(typeof(DateOnly), new DateHandler());
        return true;
    }

    // The DbType is set for null too: PostgreSQL refuses a null without a type.
    private sealed class InstantHandler : SqlMapper.ITypeHandler
    {
        public void SetValue(IDbDataParameter parameter, object value)
        {
            parameter.DbType = DbType.Int64;
            parameter.Value = value is DateTimeOffset instant ? instant.ToUnixTimeMilliseconds() : DBNull.Value;
        }

        public object? Parse(Type destinationType, object value) =>
            value is DBNull ? null : DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(value, CultureInfo.InvariantCulture));
    }

    private sealed class DateHandler : SqlMapper.ITypeHandler
    {
        public void SetValue(IDbDataParameter parameter, object value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = value is DateOnly date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : DBNull.Value;
        }

        public object? Parse(Type destinationType, object value) =>
            value is DBNull ? null : DateOnly.ParseExact((string)value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
