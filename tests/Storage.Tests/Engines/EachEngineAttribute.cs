using System.Reflection;
using Xunit.Sdk;

namespace AntiFraudBot.Storage.Tests;

/// <summary>Runs a test once on each engine: the contract is the same.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachEngineAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Engine.Sqlite], [Engine.PostgreSql]];
}
