/** The schema, and transactions that are retried. */
@NullMarked
package dev.gavel.api.platform.database;

import org.jspecify.annotations.NullMarked;
