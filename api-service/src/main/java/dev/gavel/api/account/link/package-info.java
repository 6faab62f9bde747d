/** One-time links: invitations, links that set a password, and the set-up link. */
@NullMarked
package dev.gavel.api.account.link;

import org.jspecify.annotations.NullMarked;
