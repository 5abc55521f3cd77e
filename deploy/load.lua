-- wrk: posts articles, one after the other, and ends with one line of JSON that counts what failed. Arguments: files
-- with an article each, and a number, if given, is the milliseconds that a connection waits before its next request.
wrk.method = "POST"
wrk.headers["Content-Type"] = "text/plain; charset=utf-8"

function init(args)
   local requests, pause = {}, nil
   for _, argument in ipairs(args) do
      if tonumber(argument) then
         pause = tonumber(argument)
      else
         local file = assert(io.open(argument, "rb"))
         requests[#requests + 1] = wrk.format(nil, nil, nil, file:read("*a"))
         file:close()
      end
   end
   local next = 0
   request = function()
      next = next % #requests + 1
      return requests[next]
   end
   if pause then
      delay = function() return pause end
   end
end
function done(summary)
   local errors = summary.errors
   io.write(string.format(
      '{"requests":%d,"seconds":%.1f,"connect":%d,"read":%d,"write":%d,"timeout":%d,"status":%d}\n',
      summary.requests, summary.duration / 1e6,
      errors.connect, errors.read, errors.write, errors.timeout, errors.status))
end
