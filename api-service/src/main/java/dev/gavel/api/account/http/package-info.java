/** Accounts and groups, for operators: pages and JSON. */
@NullMarked
package dev.gavel.api.account.http;

import org.jspecify.annotations.NullMarked;
