/// The page of what callees hear: in which language, whether the call says the PIN, and a preview to listen to.
///
/// Entry points: [VoicePage] shows and saves; [PreviewPage] answers with sound. [PromptPreview] asks
/// the voice, which speaks on a thread of its own while the request waits. No PIN of anybody is ever spoken here.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.dashboard.settings.voice;
