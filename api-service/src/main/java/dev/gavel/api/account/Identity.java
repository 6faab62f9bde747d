package dev.gavel.api.account;

/** The identity of a person at an OpenID provider. */
public record Identity(String issuer, String subject) {

}
