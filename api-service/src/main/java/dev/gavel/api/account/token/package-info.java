/** API tokens: what programs send to say for which account they act. */
@NullMarked
package dev.gavel.api.account.token;

import org.jspecify.annotations.NullMarked;
