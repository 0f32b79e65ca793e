package io.ringtrue.telephony.call.answering;

/// Tells our own voice, which comes back as echo, from the far end's. The way of an echo has the same length
/// all the time. So it is searched once, and from then on each frame is compared at this one place.
///
/// Used by one thread at a time. Allocates nothing after it is made.
final class EchoGate {
    private static final int FRAME = 160;
    /// A search compares 40 ms.
    private static final int SEARCHED = 2 * FRAME;
    /// The most searches of one call, each of which takes some 0.3 ms. The first or second finds an echo.
    private static final int MOST_SEARCHES = 12;
    /// Only the first frames of a stretch of voice are searched, and the first ones after the way changed.
    private static final int SEARCHED_FRAMES = 3;

    private final OwnVoice own;
    private final short[] last = new short[SEARCHED];
    private final short[] frameAlone = new short[FRAME];
    private long heard;
    private int loud;
    private int missed;
    private int searches;
    /// A place in our voice minus the place in the far end's at which it comes back.
    private long way = OwnVoice.NOWHERE;

    EchoGate(OwnVoice own) {
        this.own = own;
    }

    /// Takes the next frame.
    ///
    /// @param isLoud whether it is louder than the noise; other frames are not compared
    /// @return whether it is mostly our own voice
    boolean isOurs(short[] frame, int from, boolean isLoud) {
        System.arraycopy(last, FRAME, last, 0, FRAME);
        System.arraycopy(frame, from, last, FRAME, FRAME);
        heard += FRAME;
        loud = isLoud ? loud + 1 : 0;
        if (!isLoud) return false;
        boolean same = way != OwnVoice.NOWHERE && comesTheSameWay();
        missed = same ? 0 : missed + 1;
        return same || loud > 1 && mayComeAnew() && comesAnew();
    }

    private boolean comesTheSameWay() {
        System.arraycopy(last, FRAME, frameAlone, 0, FRAME);
        long place = own.findNear(frameAlone, heard - FRAME + way);
        if (place == OwnVoice.NOWHERE) return false;
        way = place - (heard - FRAME); // follows clocks that drift
        return true;
    }

    private boolean mayComeAnew() {
        boolean early = loud <= SEARCHED_FRAMES;
        boolean lost = way != OwnVoice.NOWHERE && missed >= 2 && missed <= 1 + SEARCHED_FRAMES;
        return (early || lost) && searches < MOST_SEARCHES;
    }

    private boolean comesAnew() {
        searches++;
        long place = own.find(last);
        if (place == OwnVoice.NOWHERE) return false;
        searches = 0;
        missed = 0;
        way = place - (heard - SEARCHED);
        return true;
    }
}
