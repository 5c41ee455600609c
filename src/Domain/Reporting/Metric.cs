namespace AntiFraudBot.Domain.Reporting;

/// <summary>What the campaign counts. The keys are the fixed words of the ledger, the API and `parse`.</summary>
public enum Metric
{
    AppInstall, AppRegister, AppAlert, InstallRate, HouseholdVisit, PeopleReached, Leaflet, Poster, Banner, Event,
    Broadcast, Screen, Pledge, PushGroup, PushPeople, Case, Loss, Dissuade, LossAvoided, Repatriate, Tip,
}

/// <summary>New = happened inside the period; Total = running total or state as of a date.</summary>
public enum Aspect { New, Total }
