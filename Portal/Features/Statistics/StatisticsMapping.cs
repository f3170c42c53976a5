using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Statistics;
using Portal.Live;

namespace Portal.Features.Statistics;

internal sealed class StatisticsMonthMapping : IEntityTypeConfiguration<StatisticsMonth>
{
    public void Configure(EntityTypeBuilder<StatisticsMonth> builder)
    {
        builder.ToTable("StatisticsMonths").Publishes(Topics.Statistics).HasKey(month => month.Period);
        builder.Property(month => month.Period).ValueGeneratedNever();
        builder.Ignore(month => month.State);
        builder.HasMany(month => month.Figures).WithOne().HasForeignKey(figure => figure.Period);
        builder.Navigation(month => month.Figures).HasField("_figures").UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class MonthFigureMapping : IEntityTypeConfiguration<MonthFigure>
{
    public void Configure(EntityTypeBuilder<MonthFigure> builder)
    {
        builder.ToTable("MonthFigures").Publishes(Topics.Statistics).HasKey(figure => new { figure.Period, figure.Key });
        builder.Property(figure => figure.Key).HasConversion(key => key.Code, code => FigureKey.Find(code)!);
        builder.Ignore(figure => figure.IsRestated);
    }
}
