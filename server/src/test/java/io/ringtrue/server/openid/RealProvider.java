package io.ringtrue.server.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/// Spring Authorization Server on loopback, under another name than the server under test has, so that a
/// browser takes the two for different sites. It says e-mail addresses at its UserInfo endpoint alone, and
/// demands PKCE.
public final class RealProvider implements AutoCloseable {
    public static final String CLIENT = "ringtrue";
    public static final String SECRET = "a secret: with %, + and =";
    public static final String PASSWORD = "password of the provider";

    private final AnnotationConfigServletWebServerApplicationContext context;

    /// @param emails verified, by user
    public RealProvider(Map<String, String> emails) {
        context = new AnnotationConfigServletWebServerApplicationContext();
        context.registerBean(Emails.class, () -> new Emails(emails));
        context.register(Server.class);
        context.refresh();
    }

    /// Users and their addresses.
    record Emails(Map<String, String> byUser) {}

    public String issuer() {
        return "http://localhost:" + context.getWebServer().getPort();
    }

    /// Lets the server under test use it.
    ///
    /// @param back the redirect URI, which has to match exactly
    public void register(String back) {
        context.getBean(InMemoryRegisteredClientRepository.class).save(client("1", CLIENT, SECRET, back));
    }

    private static RegisteredClient client(String id, String name, String secret, String back) {
        return RegisteredClient.withId(id)
                .clientId(name)
                .clientSecret("{noop}" + secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(back)
                .scopes(scopes -> scopes.addAll(List.of("openid", "email", "profile")))
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build();
    }

    @Override
    public void close() {
        context.close();
    }

    /// Not marked as a configuration, or the server under test would find it.
    @EnableWebSecurity
    static class Server {
        @Bean
        TomcatServletWebServerFactory tomcat() {
            TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(0);
            tomcat.setAddress(InetAddress.getLoopbackAddress());
            // Without a servlet the container calls no filter.
            tomcat.setRegisterDefaultServlet(true);
            return tomcat;
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http, Emails emails) {
            http.oauth2AuthorizationServer(server -> server.oidc(oidc ->
                            oidc.userInfoEndpoint(endpoint -> endpoint.userInfoMapper(asked -> OidcUserInfo.builder()
                                    .subject(asked.getAuthorization().getPrincipalName())
                                    .email(emails.byUser()
                                            .get(asked.getAuthorization().getPrincipalName()))
                                    .emailVerified(true)
                                    .build()))))
                    .oauth2ResourceServer(resource -> resource.jwt(Customizer.withDefaults()))
                    .authorizeHttpRequests(paths -> paths.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults());
            return http.build();
        }

        @Bean
        UserDetailsService users(Emails emails) {
            InMemoryUserDetailsManager users = new InMemoryUserDetailsManager();
            emails.byUser()
                    .keySet()
                    .forEach(name -> users.createUser(User.withUsername(name)
                            .password("{noop}" + PASSWORD)
                            .roles("USER")
                            .build()));
            return users;
        }

        /// It takes no empty list; nobody can use this one.
        @Bean
        RegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(
                    client("0", "nobody", "secret of nobody", "https://nobody.example/back"));
        }

        @Bean
        JWKSource<SecurityContext> keys() throws JOSEException {
            return new ImmutableJWKSet<>(
                    new JWKSet(new RSAKeyGenerator(2048).keyID("first").generate()));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }
    }
}
