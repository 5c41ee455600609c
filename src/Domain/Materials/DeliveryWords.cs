namespace AntiFraudBot.Domain.Materials;

/// <summary>The fixed words of delivery states on the outside surfaces.</summary>
public static class DeliveryWords
{
    public static string Of(DeliveryState state) => state == DeliveryState.RelayDue ? "relay-due" : state.ToString().ToLowerInvariant();
}
