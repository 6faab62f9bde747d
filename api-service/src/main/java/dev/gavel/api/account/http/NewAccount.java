package dev.gavel.api.account.http;

import dev.gavel.api.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * An account to make.
 *
 * @param name with which it signs in
 * @param role SOLVER by default
 * @param groupId a group that it joins
 */
record NewAccount(@Nullable String name, @Nullable Role role, @Nullable Long groupId) {

}
