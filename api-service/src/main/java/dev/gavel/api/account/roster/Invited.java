package dev.gavel.api.account.roster;

import dev.gavel.api.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * An imported account.
 *
 * @param link with which its owner chooses a password; it works once
 */
public record Invited(long id, String name, @Nullable String group, Role role, String link) {

}
