/** Deletion of old submissions, and export and erasure of accounts. */
@NullMarked
package dev.gavel.api.retention;

import org.jspecify.annotations.NullMarked;
