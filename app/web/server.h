// WebServer: HTTP on this computer only. Binds loopback and refuses any other address.
//
// A connection owns a thread of Poco's until it closes, so there are many (up to 256) and they are let go early: 5 s for the first
// byte, 2 s between requests, "Connection: close" when half are taken, 503 when all are. start() returns when the port listens;
// stop() lets running answers finish. Owns its Site and threads; the World must outlive it.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "app/web/router.h"

namespace muster::app {

struct WebOptions {
  std::string address = "127.0.0.1";  // 127.0.0.1, localhost or ::1
  int port = 8080;                    // 0: any free one
  bool strictTemplates = false;
};

class WebServer {
 public:
  WebServer(World& world, WebOptions options);  // with the routes of routes.cpp
  WebServer(World& world, WebOptions options, std::span<const Route> routes);
  ~WebServer();
  void start();  // throws std::runtime_error with a sentence: not a loopback address; the port is taken
  int port() const;
  Site& site();
  void stop();  // idempotent

 private:
  class Running;
  std::unique_ptr<Running> running_;
};

}  // namespace muster::app
