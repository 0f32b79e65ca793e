/// The pages: what people look at. Each page is drawn from `reports` and changes things by the services that
/// `/v1/admin` calls; pages of one subject have a package of their own below this one.
///
/// Entry points: [PagePaths] says which paths are pages; [Visitor] is who asks; [Scope] is whose things are shown;
/// [Frame] is what stands around each page, with a [NavEntry] from every package; [Deeds] writes the audit log.
/// Requests run on Tomcat's virtual threads; an open stream ([LiveStream]) keeps its own. Pages never hold a secret
/// longer than they show it, write no SQL, and put nothing into a page that is not escaped.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.dashboard;
