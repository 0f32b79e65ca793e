package io.ringtrue.server;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class RingtrueApplication {}
