using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Hosting;

/// <summary>Errors as people and programs read them: a designed page, or application/problem+json.</summary>
public static class ErrorAnswers
{
    public static void UseErrorAnswers(this IApplicationBuilder app)
    {
        app.UseWhen(context => context.IsApi(), branch =>
        {
            branch.UseExceptionHandler();
            branch.UseStatusCodePages();
        });
        app.UseWhen(context => !context.IsApi(), branch =>
        {
            branch.UseExceptionHandler("/error/500");
            branch.UseStatusCodePagesWithReExecute("/error/{0}");
        });
    }
}
