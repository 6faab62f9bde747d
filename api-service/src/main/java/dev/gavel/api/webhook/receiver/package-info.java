/** Receivers of webhooks: which addresses are called, and how. */
@NullMarked
package dev.gavel.api.webhook.receiver;

import org.jspecify.annotations.NullMarked;
