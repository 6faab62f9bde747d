package dev.gavel.api.account.http;

import org.jspecify.annotations.Nullable;

/**
 * An account to make.
 *
 * @param name with which it signs in
 * @param role solver (the default), author or operator
 * @param groupId a group that it joins
 */
record NewAccount(@Nullable String name, @Nullable String role, @Nullable Long groupId) {

}
