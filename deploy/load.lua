-- wrk: posts one article (its file is the first argument) and ends with one line of JSON that counts what failed.
wrk.method = "POST"
wrk.headers["Content-Type"] = "text/plain; charset=utf-8"

function init(args)
   local file = assert(io.open(args[1], "rb"))
   wrk.body = file:read("*a")
   file:close()
end

function done(summary)
   local errors = summary.errors
   io.write(string.format(
      '{"requests":%d,"seconds":%.1f,"connect":%d,"read":%d,"write":%d,"timeout":%d,"status":%d}\n',
      summary.requests, summary.duration / 1e6,
      errors.connect, errors.read, errors.write, errors.timeout, errors.status))
end
