/** How callers become known: the security chain, sessions and tokens. */
@NullMarked
package dev.gavel.api.signin;

import org.jspecify.annotations.NullMarked;
