/** What is stored of accounts: export and erasure. */
@NullMarked
package dev.gavel.api.retention;

import org.jspecify.annotations.NullMarked;
