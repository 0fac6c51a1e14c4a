using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Access;

/// <summary>An account just made by an operator, with the password to hand over.</summary>
public sealed record NewUser(User User, string Password);

/// <summary>Accounts outside invitations: made by an operator, and links that prove an address.</summary>
public sealed class UserAccounts(UserManager<User> users, PlatformDatabase platform, AccountMailer mailer, PublicAddress address, TimeProvider time)
{
    /// <summary>
    /// Makes an account for the command line or the first run. Without a password one is drawn; either way it must be
    /// replaced at the first sign-in unless <paramref name="mustChangePassword"/> says no.
    /// </summary>
    /// <exception cref="RuleViolationException">The address is taken or the password too weak.</exception>
    public async Task<NewUser> CreateAsync(
        string email, string? password, bool isPlatformAdmin, CancellationToken ct, bool mustChangePassword = true, string displayName = "")
    {
        var user = new User
        {
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            DisplayName = displayName,
            IsPlatformAdmin = isPlatformAdmin,
            MustChangePassword = mustChangePassword,
            CreatedAt = time.GetUtcNow(),
        };
        password ??= SecretTokens.Create()[..20];
        var result = await users.CreateAsync(user, password);
        if (!result.Succeeded)
        {
            throw new RuleViolationException("", string.Join(" ", result.Errors.Select(e => e.Description)));
        }

        await using var connection = await platform.OpenAsync(ct);
        await PlatformDatabase.AuditAsync(
            connection, time.GetUtcNow(), null, "user.create", null, $"{user.Id}{(isPlatformAdmin ? " platform administrator" : "")}", ct);
        return new NewUser(user, password);
    }

    /// <summary>Sends a reset link if the address has a confirmed account; the caller can't tell.</summary>
    public async Task SendPasswordResetAsync(string email, CancellationToken ct)
    {
        if (await users.FindByEmailAsync(email) is { EmailConfirmed: true } user)
        {
            var token = Encode(await users.GeneratePasswordResetTokenAsync(user));
            await mailer.SendPasswordResetAsync(user.Email!, address.To($"/account/reset-password?user={user.Id}&token={token}"), ct);
        }
    }

    public async Task SendConfirmationAsync(User user, CancellationToken ct)
    {
        var token = Encode(await users.GenerateEmailConfirmationTokenAsync(user));
        await mailer.SendConfirmationAsync(user.Email!, address.To($"/account/confirm-email?user={user.Id}&token={token}"), ct);
    }

    public async Task<bool> ConfirmAsync(Guid userId, string token)
        => await users.FindByIdAsync(userId.ToString()) is { } user
            && (await users.ConfirmEmailAsync(user, Decode(token))).Succeeded;

    /// <summary>Null when the link is no longer valid; otherwise what Identity says of the new password.</summary>
    public async Task<IdentityResult?> ResetPasswordAsync(Guid userId, string token, string password)
    {
        if (await users.FindByIdAsync(userId.ToString()) is not { } user)
        {
            return null;
        }

        var result = await users.ResetPasswordAsync(user, Decode(token), password);
        if (result.Succeeded)
        {
            await EndRestAsync(user);
            await ClearPasswordMarksAsync(user);
        }

        return result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.InvalidToken)) ? null : result;
    }

    public async Task<IdentityResult> ChangePasswordAsync(User user, string current, string wanted)
    {
        if (current == wanted)
        {
            return IdentityResult.Failed(new IdentityError { Description = "Choose a password other than the present one." });
        }

        var result = await users.ChangePasswordAsync(user, current, wanted);
        if (result.Succeeded)
        {
            await ClearPasswordMarksAsync(user);
        }

        return result;
    }

    /// <summary>The link proves who they are: a rest caused by somebody's guessing ends. An administrator's lock stays.</summary>
    private async Task EndRestAsync(User user)
    {
        if (user.LockoutEnd < time.GetUtcNow().AddDays(1))
        {
            await users.SetLockoutEndDateAsync(user, null);
        }

        await users.ResetAccessFailedCountAsync(user);
    }

    private async Task ClearPasswordMarksAsync(User user)
    {
        if (user.MustChangePassword)
        {
            user.MustChangePassword = false;
            await users.UpdateAsync(user);
        }
    }

    private static string Encode(string token) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token));

    private static string Decode(string token)
    {
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token));
        }
        catch (FormatException)
        {
            return "";
        }
    }
}
