package dev.gavel.api.account;

/** Who somebody is to an OpenID provider. */
public record Identity(String issuer, String subject) {

}
