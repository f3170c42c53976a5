using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Rulebook;
using Portal.Features.Settings;
using Portal.Live;
using Portal.Packs;

namespace Portal.Features.Rules;

/// <summary>The rules that the site lives by, read once for everybody.</summary>
public sealed class SiteRulesSnapshot(
    PackLibrary library, IEnumerable<SettingDefinition> settings, PortalReader reader, LiveFeed feed, TimeProvider clock, ILogger<SiteRulesSnapshot> logger)
    : Snapshot<SiteRules>(feed, clock, logger, Topics.Rules, Topics.Settings)
{
    /// <inheritdoc/>
    protected override Task<SiteRules> LoadAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        reader.ReadAsync((db, token) => db.SiteRulesAsync(library, settings, token), cancellationToken);
}

/// <summary>Reads the rules of the site in a query or a unit of work.</summary>
public static class SiteRulesQuery
{
    /// <summary>The rules as they stand in the database; a parameter that a setting carries has the setting's values.</summary>
    public static async Task<SiteRules> SiteRulesAsync(
        this PortalDb db, PackLibrary library, IEnumerable<SettingDefinition> settings, CancellationToken cancellationToken)
    {
        var switches = await db.Set<PackSwitchRow>().AsNoTracking().ToListAsync(cancellationToken);
        var versions = await db.Set<RuleVersionRow>().AsNoTracking().ToListAsync(cancellationToken);
        var terms = await db.Set<TermsVersionRow>().AsNoTracking().ToListAsync(cancellationToken);
        var values = await SettingValues.ReadAsync(db, DateTimeOffset.MinValue, cancellationToken);
        return new SiteRules(
            library.Packs,
            switches.Select(row => row.ToDomain()),
            [
                .. versions.Select(row => row.ToDomain()),
                .. settings.Where(setting => setting.Parameter is not null).SelectMany(setting => Versions(setting, values)),
            ],
            terms.Select(row => row.ToDomain()));
    }

    private static IEnumerable<RuleVersion> Versions(SettingDefinition setting, SettingValues values) =>
        values.Of(setting).Versions
            .Select((version, index) => new RuleVersion(setting.Parameter!, index + 1, Canonical(setting, version.Value), version.ValidFrom))
            .Prepend(new RuleVersion(setting.Parameter!, 0, Canonical(setting, setting.Default), DateTimeOffset.MinValue));

    /// <summary>A setting's value as the parameter that it carries has it.</summary>
    internal static string? Canonical(SettingDefinition setting, decimal? value) =>
        value is { } some && setting.Unit == SettingUnit.TimeOfDay
            ? TimeOnly.MinValue.AddMinutes((double)some).ToString("HH:mm", CultureInfo.InvariantCulture)
            : value?.ToString("0.####", CultureInfo.InvariantCulture);
}
