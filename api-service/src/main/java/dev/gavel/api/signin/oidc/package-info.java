/** Signing in with an OpenID provider, where the settings name one. */
@NullMarked
package dev.gavel.api.signin.oidc;

import org.jspecify.annotations.NullMarked;
